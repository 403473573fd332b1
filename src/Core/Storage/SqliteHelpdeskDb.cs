using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Storage;

/// <summary>The database on SQLite.</summary>
internal sealed class SqliteHelpdeskDb(DbContextOptions<SqliteHelpdeskDb> options) : HelpdeskDb(options);
