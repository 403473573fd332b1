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
        InlineData("puskesmas sobo", "Puskesmas Sobo (Dinas Kesehatan)"),
        InlineData("pkm Sobo", "Puskesmas Sobo (Dinas Kesehatan)"),
        InlineData("kel. lateng", "Kelurahan Lateng (Kecamatan Banyuwangi)"),
        InlineData("desa kemiren", "Desa Kemiren (Kecamatan Glagah)"),
        InlineData("ds kemiren", "Desa Kemiren (Kecamatan Glagah)"),
        InlineData("sdn 1 genteng", "SDN 1 Genteng (Dinas Pendidikan)"),
        InlineData("SMP Negeri 2 Rogojampi", "SMPN 2 Rogojampi (Dinas Pendidikan)"),
        InlineData("TK Pembina", "TK Pembina (Dinas Pendidikan)")
    ]
    public void A_unit_is_named_with_its_office_and_counted_under_it(string typed, string full)
    {
        var unit = Offices.Exact(typed);
        Assert.Equal(full, unit?.Full);
        Assert.Equal(unit, Offices.Called(full));
        Assert.EndsWith($"({unit!.Opd})", full);
    }

    [Theory]
    [InlineData("desa tamansari"), InlineData("sma 1 genteng"), InlineData("sd"), InlineData("tkp")]
    public void A_name_of_several_units_or_of_none_is_asked_about(string typed) => Assert.Null(Offices.Exact(typed));

    [Fact]
    public void Both_villages_of_a_name_are_offered() =>
        Assert.Equal(
            ["Desa Tamansari (Kecamatan Licin)", "Desa Tamansari (Kecamatan Tegalsari)"],
            Offices.Suggest("desa tamansari").Take(2).Select(office => office.Full).Order()
        );

    [Fact]
    public void What_is_in_no_list_is_counted_under_no_opd() => Assert.Null(Offices.Called("Warung Bu Tutik"));

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
        InlineData("812 3456 7890", "+6281234567890"),
        InlineData("0062 812 3456 7890", "+6281234567890"),
        InlineData("+62 (0)812 3456 7890", "+6281234567890"),
        InlineData("+62-0812-3456-7890", "+6281234567890"),
        InlineData("(+62) 812-3456-7890", "+6281234567890"),
        InlineData("+62 812\u20113456\u20117890", "+6281234567890"),
        InlineData("\u202a+62\u00a0812\u202f3456\u20137890\u202c", "+6281234567890"),
        InlineData("０８１２３４５６７８９０", "+6281234567890"),
        InlineData("0812.3456.7890.", "+6281234567890"),
        InlineData("0812 3456 7890 (Pak Budi)", "+6281234567890"),
        InlineData("WA 0812 3456 7890", "+6281234567890"),
        InlineData("nomor saya 0812 3456 7890 ya pak", "+6281234567890"),
        InlineData("tel:+6281234567890", "+6281234567890"),
        InlineData("https://wa.me/6281234567890", "+6281234567890"),
        InlineData("(0333) 424172", "+62333424172"),
        InlineData("0333-424172", "+62333424172"),
        InlineData("(0333) 424172 ext 12", "+62333424172;ext=12"),
        InlineData("0333 424172 pes. 105", "+62333424172;ext=105")
    ]
    [
        InlineData("12345", null),
        InlineData("nomor saya rahasia", null),
        InlineData("0812", null),
        InlineData("08123456789012345", null),
        InlineData("", null)
    ]
    public void A_phone_number_is_told_from_what_is_none(string typed, string? number) =>
        Assert.Equal(number, PhoneNumber.Find(typed).FirstOrDefault());

    [Theory]
    [InlineData("0812 3456 7890 / 0813 1111 2222"), InlineData("0812-3456-7890 atau 0813-1111-2222")]
    [InlineData("0812 3456 7890, 081311112222"), InlineData("rumah 081234567890\nkantor 081311112222")]
    public void Of_two_numbers_the_first_is_first(string typed) =>
        Assert.Equal(["+6281234567890", "+6281311112222"], PhoneNumber.Find(typed));

    [Theory]
    [InlineData("+6281234567890", "0812-3456-7890"), InlineData("+62333424172", "(0333) 424172")]
    [InlineData("+62333424172;ext=12", "(0333) 424172 ext. 12"), InlineData("bukan nomor", "bukan nomor")]
    public void A_number_is_shown_as_people_here_read_it_out(string stored, string shown) =>
        Assert.Equal(shown, PhoneNumber.Shown(stored));
}
