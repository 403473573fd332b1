using Helpdesk.Core.People;

namespace Helpdesk.Core.Tests;

public sealed class Organisations_and_phone_numbers
{
    private static readonly Organisations Offices = Organisations.Shipped();

    [Theory]
    [
        InlineData("dinkes", "Dinas Kesehatan"),
        InlineData(" Dinas  KESEHATAN ", "Dinas Kesehatan"),
        InlineData("dispenduk", "Dinas Kependudukan dan Pencatatan Sipil")
    ]
    [
        InlineData("kominfo", "Dinas Komunikasi, Informatika dan Persandian"),
        InlineData("satpol pp", "Satuan Polisi Pamong Praja"),
        InlineData("Kec. Genteng", "Kecamatan Genteng")
    ]
    public void A_name_or_abbreviation_names_its_office(string typed, string office) =>
        Assert.Equal(office, Offices.Exact(typed)?.Name);

    [Theory]
    [
        InlineData("genteng", "Kecamatan Genteng"),
        InlineData("kesehatan", "Dinas Kesehatan"),
        InlineData("blambangan", "RSUD Blambangan"),
        InlineData("pendidik", "Dinas Pendidikan")
    ]
    public void A_part_of_a_name_suggests_its_office(string typed, string office)
    {
        var found = Offices.Suggest(typed);
        Assert.Contains(found, suggestion => suggestion.Name == office);
        Assert.InRange(found.Count, 1, Organisations.MaxSuggestions);
    }

    [Theory]
    [InlineData("zzz"), InlineData("")]
    public void Nonsense_suggests_nothing(string typed) => Assert.Empty(Offices.Suggest(typed));

    [Theory]
    [
        InlineData("0812-3456-7890", "+6281234567890"),
        InlineData("+62 812 3456 7890", "+6281234567890"),
        InlineData("6281234567890", "+6281234567890"),
        InlineData("(0333) 424172", "+62333424172")
    ]
    [
        InlineData("12345", null),
        InlineData("nomor saya rahasia", null),
        InlineData("0812", null),
        InlineData("08123456789012345", null),
        InlineData("", null)
    ]
    public void A_phone_number_is_told_from_what_is_none(string typed, string? number) =>
        Assert.Equal(number, PhoneNumber.Read(typed));
}
