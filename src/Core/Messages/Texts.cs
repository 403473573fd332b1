using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Messages;

/// <summary>Every word that people see, in one language. The words stand in Texts.resx (Indonesian) and Texts.en.resx (English).</summary>
public sealed partial class Texts
{
    private static readonly ResourceManager Words = new("Helpdesk.Core.Messages.Texts", typeof(Texts).Assembly);
    private static readonly Texts Indonesian = new(Language.Id, "id-ID", "id");
    private static readonly Texts English = new(Language.En, "en-GB", "en");

    private readonly CultureInfo _resources;

    private Texts(Language language, string culture, string resources)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(culture);
        _resources = CultureInfo.GetCultureInfo(resources);
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>For numbers and dates.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The texts in a language.</summary>
    public static Texts In(Language language) => language is Language.En ? English : Indonesian;

    /// <summary>A text with values put in; values are escaped unless they are <see cref="ChatText"/>.</summary>
    public ChatText Say(TextKey key, params object?[] values) => ChatText.Format(Culture, Command().Replace(Word(key), "<cmd>$1</cmd>"), values);

    /// <summary>A text that is not markup: a button's label, a callback answer, a command's description.</summary>
    public string Plain(TextKey key, params object?[] values) => values.Length == 0 ? Word(key) : string.Format(Culture, Word(key), values);

    /// <summary>What a state is shown as.</summary>
    public string StateName(TicketState state) => Word(Enum.Parse<TextKey>($"State{state}"));

    /// <summary>The label of an action's button.</summary>
    public string ActionLabel(TicketAction action) => Word(Enum.Parse<TextKey>($"Label{action}"));

    /// <summary>What an action is called once it is done, for example "Disetujui".</summary>
    public string ActionDone(TicketAction action) => Word(Enum.Parse<TextKey>($"Done{action}"));

    /// <summary>What a category or a set of teams is called.</summary>
    public string TeamName(Teams teams) => Word(teams switch
    {
        Teams.Application => TextKey.LabelApplication,
        Teams.Network => TextKey.LabelNetwork,
        _ => TextKey.BothTeams,
    });

    /// <summary>For example <c>22 Nov 2026, 14.05 WIB</c>.</summary>
    public string When(DateTimeOffset instant) => Wib.DateAndTime(instant, Culture);

    /// <summary>The day of an instant, for example <c>22 Nov 2026</c>.</summary>
    public string DayOf(DateTimeOffset instant) => Wib.Date(instant, Culture);

    /// <summary>The last day of a span that ends at midnight, excluded.</summary>
    public string LastDayBefore(DateTimeOffset until) => DayOf(until - TimeSpan.FromTicks(1));

    /// <summary>For example <c>2 jam 10 menit</c>; seconds are left out.</summary>
    public string Span(TimeSpan span) => ((int)span.TotalHours, span.Minutes) switch
    {
        (0, 0) => Word(TextKey.SpanMoment),
        (0, var minutes) => Plain(TextKey.SpanMinutes, minutes),
        (var hours, 0) => Plain(TextKey.SpanHours, hours),
        var (hours, minutes) => Plain(TextKey.SpanHoursAndMinutes, hours, minutes),
    };

    /// <summary>Office time that is left, for example <c>sisa 12 menit (jam kerja)</c>; a negative one is time run over.</summary>
    public string Left(TimeSpan left) => left > TimeSpan.Zero
        ? Plain(TextKey.TimeLeft, Span(TimeSpan.FromMinutes(Math.Ceiling(left.TotalMinutes))))
        : Plain(TextKey.TimeOver, Span(-left));

    /// <summary>For example <c>22 Nov 2026</c>.</summary>
    public string Day(DateOnly date) => date.ToString("d MMM yyyy", Culture);

    // A command in our own words is markup, since only some platforms write it with a slash; in people's words it is a word.
    [GeneratedRegex(@"(?<=^|[\s(])/([a-z]+|\{0\})", RegexOptions.Multiline)]
    private static partial Regex Command();

    private string Word(TextKey key) => Words.GetString(key.ToString(), _resources)
        ?? throw new MissingManifestResourceException($"Texts.resx has no {key}.");
}

/// <summary>The language of each person: their own choice, else the setting's.</summary>
/// <param name="fallback">The setting <c>Language</c>.</param>
public sealed class TextCatalog(Language fallback)
{
    /// <summary>The texts for a person.</summary>
    public Texts For(Person person) => Texts.In(person.Language ?? fallback);

    /// <summary>The texts for whoever is not known yet.</summary>
    public Texts Fallback => Texts.In(fallback);
}
