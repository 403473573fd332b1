using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Storage;

/// <summary>The database on PostgreSQL.</summary>
internal sealed class PostgresHelpdeskDb(DbContextOptions<PostgresHelpdeskDb> options) : HelpdeskDb(options);
