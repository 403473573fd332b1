namespace Helpdesk.Worker.Settings;

/// <summary>Which database the helpdesk is kept in.</summary>
internal enum DatabaseProvider
{
    /// <summary>A file, for one Bot.</summary>
    Sqlite,

    /// <summary>A server of PostgreSQL's.</summary>
    Postgres,
}
