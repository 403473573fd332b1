using System.Text.Json;

namespace Helpdesk.Core.Sop;

/// <summary>
/// The national holidays and cuti bersama that ship with the helpdesk, in an editable file (holidays.json).
/// </summary>
internal static class NationalHolidays
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The years in the file.</summary>
    public static IReadOnlyList<HolidayYear> Shipped()
    {
        using var stream = typeof(NationalHolidays).Assembly.GetManifestResourceStream("holidays.json")!;
        return JsonSerializer.Deserialize<List<HolidayYear>>(stream, Json)!;
    }
}
