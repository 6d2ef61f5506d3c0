"""What Decree 30/2020/NĐ-CP says, as data; imports nothing else of this program."""
