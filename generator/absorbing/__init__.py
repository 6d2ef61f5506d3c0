"""What a reviewer wrote into the Word document comes home into the plan file."""
