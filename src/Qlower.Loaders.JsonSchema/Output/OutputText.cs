using Qlower.Loaders.JsonSchema.Evaluation;
using Qlower.Loaders.JsonSchema.TreeEvaluation;
using Qlower.Loaders.JsonSchema.Trees;

namespace Qlower.Loaders.JsonSchema.Output;

/// <summary>Describes failures in a sentence.</summary>
internal static class OutputText
{
    public static string Of(in TreeFailure failure, JsonTree tree, bool isFalse)
    {
        if (isFalse)
        {
            return "No value is allowed here.";
        }

        var keyword = failure.Site.Keyword;
        if (failure.Missing is not null)
        {
            return $"The property \"{failure.Missing}\" is missing.";
        }

        var actual = failure.Actual ?? Excerpt.Of(tree.Value(failure.Value), quote: true);
        return keyword switch
        {
            "anyOf" or "oneOf" when failure.Site.Expected is null => $"{actual} does not match {keyword}.",
            "not" => $"{actual} is not allowed.",
            _ => $"{keyword} requires {failure.Site.Expected}, but the value is {actual}.",
        };
    }

    public static string Of(SchemaFinding fault) =>
        $"{fault.Fault} at line {fault.Line}, column {fault.Column}.";
}
