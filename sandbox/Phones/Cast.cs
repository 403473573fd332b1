namespace Helpdesk.Sandbox.Phones;

/// <summary>Someone on the page.</summary>
/// <param name="Id">The user's ID.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Role">What the page says they are.</param>
/// <param name="Invitation">The role that the admin invites them to, or null for a reporter.</param>
/// <param name="Hint">What to try first on this phone.</param>
/// <param name="Number">Their number on WhatsApp, or null for a phone with Telegram.</param>
public sealed record Member(long Id, string FirstName, string LastName, string Role, string? Invitation, string Hint, string? Number = null)
{
    /// <summary>First and last name.</summary>
    public string Name => $"{FirstName} {LastName}";
}

/// <summary>The people of the practice room.</summary>
public static class Cast
{
    /// <summary>The admin, who invites the others and has no phone on the page.</summary>
    public static readonly Member Admin = new(900, "Dewi", "Admin", "Admin", null, "");

    /// <summary>Those with a phone on the page.</summary>
    public static readonly IReadOnlyList<Member> Phones =
    [
        new(1001, "Sari", "Wulandari", "Pelapor, Dinas Kesehatan", null, "Mulai di sini: tekan “Lapor kendala”, atau tulis langsung kendalanya."),
        new(1002, "Darto", "Susilo", "Pelapor, Kecamatan Genteng", null, "Di WhatsApp pilihan dibalas dengan nomor. Coba tulis “lapor”, atau kirim foto lebih dulu.", "+6281234001002"),
        new(1003, "Andi", "Prasetyo", "Staf IT", "staf", "Laporan baru muncul di sini: setujui atau kembalikan."),
        new(1004, "Rina", "Lestari", "Staf IT", "staf", "Coba tekan “Setujui” setelah Andi menekannya."),
        new(1005, "Hadi", "Nugroho", "Kepala Bidang", "kepala", "Tiket yang dieskalasi muncul di sini."),
    ];
}
