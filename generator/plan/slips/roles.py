"""Keys that slips know by what they are for, by either name."""

IDS = {"ma", "id"}
TITLES = {"tieu_de", "title"}
SENTENCES = {"noi_dung", "text"}
INDICATORS = {"chi_so", "indicator"}
LISTS = {"cac_muc", "items"}
COLUMNS = {"cac_cot", "columns"}
ROWS = {"cac_dong", "rows"}
