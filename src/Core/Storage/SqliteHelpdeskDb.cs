using System.Text.Json;
using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Helpdesk.Core.Storage;

/// <summary>The database on SQLite.</summary>
public sealed class SqliteHelpdeskDb(DbContextOptions<SqliteHelpdeskDb> options) : HelpdeskDb(options);
