using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>A command that people can type, with or without the slash.</summary>
/// <param name="Name">The word.</param>
/// <param name="For">Which roles have it; none means everyone.</param>
/// <param name="Description">What the menu says.</param>
internal sealed record Command(string Name, Roles For, Func<Texts, string> Description)
{
    /// <summary>All commands, in the menu's order.</summary>
    public static readonly IReadOnlyList<Command> All =
    [
        new("lapor", Roles.None, texts => texts.CommandLapor),
        new("status", Roles.None, texts => texts.CommandStatus),
        new("tiket", Roles.None, texts => texts.CommandTiket),
        new("antrean", Roles.Staff, texts => texts.CommandAntrean),
        new("tugas", Roles.Staff, texts => texts.CommandTugas),
        new("keputusan", Roles.Head, texts => texts.CommandKeputusan),
        new("kinerja", Roles.Staff | Roles.Head, texts => texts.CommandKinerja),
        new(ActingHeadCommand.Command, Roles.Head, texts => texts.CommandPlh),
        new("undang", Roles.AnyAdmin, texts => texts.CommandUndang),
        new("petugas", Roles.AnyAdmin, texts => texts.CommandPetugas),
        new("dasbor", Roles.AnyAdmin, texts => texts.CommandDasbor),
        new("batal", Roles.None, texts => texts.CommandBatal),
        new(LinkCommand.Command, Roles.None, texts => texts.CommandTautkan),
        new("bahasa", Roles.None, texts => texts.CommandBahasa),
        new("bantuan", Roles.None, texts => texts.CommandBantuan),
    ];

    /// <summary>
    /// A command that is typed without its slash, with what stands behind it, or null. Words that could as well begin a
    /// sentence count only with what a command would have behind it.
    /// </summary>
    public static (string Name, string Behind)? Typed(string text, Roles roles, DateOnly today)
    {
        var words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return null;
        var (name, rest) = (words[0].ToLowerInvariant(), words.ElementAtOrDefault(1)?.Trim() ?? "");
        if (name is not Start && AvailableTo(roles).All(command => command.Name != name))
            return null;
        return rest.Length == 0 || TakesRest(name, rest, today) ? (name, rest) : null;
    }

    /// <summary>The command that greets, and joins with an invitation's code.</summary>
    public const string Start = "start";

    private static bool TakesRest(string name, string rest, DateOnly today) =>
        name switch
        {
            "status" => TicketCode.Find(rest, out _) is not TicketCodeReading.None,
            "kinerja" => TypedDays.Read(rest, today) is not null,
            // No report begins with these: whatever stands behind them is answered with what should.
            "undang" or LinkCommand.Command => true,
            Start => Invite.LooksLikeCode(rest),
            _ => false,
        };

    /// <summary>The commands that someone with these roles has.</summary>
    public static IEnumerable<Command> AvailableTo(Roles roles) =>
        All.Where(command => command.For == Roles.None || (command.For & roles) != 0);
}
