using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders;

namespace Snippets;

internal static class HostRules
{
    public static void Add(IQlowerLoadersBuilder builder)
    {
        // begin-snippet: add-rules
        builder.AddRules(new Rule
        {
            Code = "LEDGER1001",
            Severity = FindingSeverity.Error,
            Stage = RuleStage.Integration,
            Title = new("Exercice clos", "Closed fiscal year"),
            Message = new("L’exercice de l’opération « {id} » est clos.", "The fiscal year of the transaction “{id}” is closed."),
            Remedy = new("Envoyez une écriture sur l’exercice ouvert.", "Send an entry for the open year."),
        });
        // end-snippet
    }
}
