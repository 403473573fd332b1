namespace Helpdesk.Core.People;

/// <summary>A government office (OPD), or a unit of one: a puskesmas, a school, a kelurahan, a desa.</summary>
/// <param name="Name">Its official name.</param>
/// <param name="Abbreviations">What people call it, for example "dinkes".</param>
/// <param name="Parent">The office that it is a unit of; null for an office itself.</param>
internal sealed record Organisation(string Name, IReadOnlyList<string> Abbreviations, string? Parent = null)
{
    /// <summary>The name as it stands on a ticket, for example <c>Puskesmas Sobo (Dinas Kesehatan)</c>.</summary>
    public string Full => Parent is null ? Name : $"{Name} ({Parent})";

    /// <summary>The office under which figures count it.</summary>
    public string Opd => Parent ?? Name;
}
