using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>A command that people can type, with or without the slash.</summary>
/// <param name="Name">The word.</param>
/// <param name="For">Which roles have it; none means everyone.</param>
/// <param name="Description">What the menu says.</param>
public sealed record Command(string Name, Roles For, TextKey Description)
{
    /// <summary>All commands, in the menu's order.</summary>
    public static readonly IReadOnlyList<Command> All =
    [
        new("lapor", Roles.None, TextKey.CommandLapor),
        new("status", Roles.None, TextKey.CommandStatus),
        new("tiket", Roles.None, TextKey.CommandTiket),
        new("antrean", Roles.Staff, TextKey.CommandAntrean),
        new("tugas", Roles.Staff, TextKey.CommandTugas),
        new("keputusan", Roles.Head, TextKey.CommandKeputusan),
        new("kinerja", Roles.Staff | Roles.Head, TextKey.CommandKinerja),
        new(StandInDesk.Command, Roles.Head, TextKey.CommandPlh),
        new("undang", Roles.AnyAdmin, TextKey.CommandUndang),
        new("petugas", Roles.AnyAdmin, TextKey.CommandPetugas),
        new("batal", Roles.None, TextKey.CommandBatal),
        new("bahasa", Roles.None, TextKey.CommandBahasa),
        new("bantuan", Roles.None, TextKey.CommandBantuan),
    ];

    /// <summary>The commands that someone with these roles has.</summary>
    public static IEnumerable<Command> AvailableTo(Roles roles) => All.Where(command => command.For == Roles.None || (command.For & roles) != 0);
}
