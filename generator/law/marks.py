"""Marks that a paper may bear, whatever its kind (PL I, III.2)."""

SECRECY = {
    "top_secret": ("tuyet_mat", "TUYỆT MẬT"),
    "secret": ("toi_mat", "TỐI MẬT"),
    "confidential": ("mat", "MẬT"),
}
"""Marks of secrecy; the law on state secrets rules them (PL I, III.2.a)."""
URGENCY = {
    "express": ("hoa_toc", "HỎA TỐC", 30),
    "very_urgent": ("thuong_khan", "THƯỢNG KHẨN", 40),
    "urgent": ("khan", "KHẨN", 20),
}
"""Stamps of urgency with their widths, mm; all are 8 mm high (PL I, III.2.b)."""
CIRCULATION = {
    "return": ("xem_xong_tra_lai", "XEM XONG TRẢ LẠI"),
    "internal": ("luu_hanh_noi_bo", "LƯU HÀNH NỘI BỘ"),
}
"""Marks of circulation (PL I, III.2.c)."""
