namespace Helpdesk.Sandbox.Phones;

/// <summary>The people of the practice room.</summary>
internal static class Cast
{
    /// <summary>The admin, who has invited the others.</summary>
    public static readonly Member Admin = new(
        900,
        "Dewi",
        "Admin",
        "Admin",
        null,
        "Petugas, undangan, dan daftar OPD: tekan /, atau coba /petugas."
    );

    /// <summary>Those with a phone on the page.</summary>
    public static readonly IReadOnlyList<Member> Phones =
    [
        new(
            1001,
            "Sari",
            "Wulandari",
            "Pelapor, Dinas Kesehatan",
            null,
            "Mulai di sini: tekan “Lapor kendala”, atau tulis langsung kendalanya."
        ),
        new(
            1002,
            "Darto",
            "Susilo",
            "Pelapor, Kecamatan Genteng",
            null,
            "Di WhatsApp pilihan dibalas dengan nomor. Coba tulis “lapor”, atau kirim foto lebih dulu.",
            "+6281234001002"
        ),
        new(1003, "Andi", "Prasetyo", "Staf IT", "staf", "Laporan baru muncul di sini: setujui atau kembalikan."),
        new(1004, "Rina", "Lestari", "Staf IT", "staf", "Coba tekan “Setujui” setelah Andi menekannya."),
        new(1005, "Hadi", "Nugroho", "Kepala Bidang", "kepala", "Tiket yang dieskalasi muncul di sini."),
        Admin,
    ];
}
