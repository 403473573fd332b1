using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Helpdesk.Core.Storage;

/// <summary>
/// A query that is compiled once a model, for what is asked at every message. EF refuses one that was compiled for
/// another model, and each database that is in use has its own.
/// </summary>
/// <param name="compile">Compiles it: <c>EF.CompileAsyncQuery</c>.</param>
internal sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> _compiled = [];

    /// <summary>The query for a database.</summary>
    public TQuery For(HelpdeskDb db) => _compiled.GetValue(db.Model, _ => compile());
}
