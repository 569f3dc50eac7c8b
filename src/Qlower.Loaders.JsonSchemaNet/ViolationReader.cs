using System.Text.Json;
using Json.Schema;

namespace Qlower.Loaders.JsonSchemaNet;

/// <summary>
/// Reads the violations from the tree of results. A branch that failed is no violation on its own: the keyword above it decides, and
/// JsonSchema.Net reports no error for <c>anyOf</c>, <c>oneOf</c> and <c>not</c> themselves.
/// </summary>
internal static class ViolationReader
{
    private const string RuleKeyword = "x-rule";

    /// <summary>The violations of an invalid record; at least one.</summary>
    public static IReadOnlyList<SchemaViolation> Read(EvaluationResults results, CancellationToken cancellationToken)
    {
        var violations = new List<SchemaViolation>();
        Read(results, null, null, violations, cancellationToken);

        // An invalid record is rejected even where no cause was found.
        return violations.Count > 0 ? violations : [Violation(results, null, null, null)];
    }

    /// <param name="result">An invalid result.</param>
    /// <param name="applicator">The keyword that applied the schema; <see langword="null"/> for the root.</param>
    /// <param name="parent">The result of the schema with that keyword.</param>
    /// <param name="violations">Receives the violations.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    private static void Read(
        EvaluationResults result, string? applicator, EvaluationResults? parent, List<SchemaViolation> violations, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var (keyword, message) in result.Errors ?? [])
        {
            if (keyword.Length == 0)
            {
                // The schema false: the keyword that applied it is the one that is not met.
                violations.Add(Violation(result, applicator, RuleOf(parent, applicator), message));
            }
            else if (keyword == "required" && MissingNames(message) is { Length: > 0 } names)
            {
                violations.AddRange(names.Select(name => Violation(result, keyword, RuleOf(result, keyword), message, name)));
            }
            else
            {
                violations.Add(Violation(result, keyword, RuleOf(result, keyword), message));
            }
        }

        foreach (var branches in (result.Details ?? []).GroupBy(detail => ApplicatorOf(detail, result), StringComparer.Ordinal))
        {
            Read(branches.Key, [.. branches], result, violations, cancellationToken);
        }
    }

    private static void Read(
        string keyword, EvaluationResults[] branches, EvaluationResults parent, List<SchemaViolation> violations, CancellationToken cancellationToken)
    {
        var passed = branches.Count(branch => branch.IsValid);
        var isViolated = keyword switch
        {
            "anyOf" => passed == 0,
            "oneOf" => passed != 1,
            "not" => passed > 0,
            _ => false,
        };
        if (isViolated)
        {
            violations.Add(Violation(parent, keyword, RuleOf(parent, keyword), null));
        }
        else if (keyword is not ("anyOf" or "oneOf" or "not" or "if" or "contains"))
        {
            foreach (var branch in branches.Where(branch => !branch.IsValid))
            {
                Read(branch, keyword, parent, violations, cancellationToken);
            }
        }
    }

    /// <summary>The keyword through which a schema was applied: the first name of its path below that of the schema around it.</summary>
    private static string ApplicatorOf(EvaluationResults detail, EvaluationResults parent)
    {
        var path = detail.EvaluationPath;
        var index = parent.EvaluationPath.SegmentCount;

        // items of older drafts puts the index before the keyword.
        while (index < path.SegmentCount - 1 && int.TryParse(path[index].ToString(), out _))
        {
            index++;
        }

        return index < path.SegmentCount ? path[index].ToString() : "";
    }

    private static SchemaViolation Violation(EvaluationResults result, string? keyword, string? rule, string? message, string? property = null) => new()
    {
        InstancePointer = result.InstanceLocation.ToString(),
        Keyword = keyword is { Length: > 0 } ? keyword : null,
        Property = property,
        Expected = message,

        // SchemaLocation stays out: the places that this version gives below items and in embedded resources are wrong.
        Rule = rule,
    };

    /// <summary>The code beside a keyword: one for the schema, or one for each keyword.</summary>
    private static string? RuleOf(EvaluationResults? result, string? keyword)
    {
        if (result?.Annotations is null || !result.Annotations.TryGetValue(RuleKeyword, out var rule))
        {
            return null;
        }

        if (rule.ValueKind == JsonValueKind.Object && (keyword is null || !rule.TryGetProperty(keyword, out rule)))
        {
            return null;
        }

        return rule.ValueKind == JsonValueKind.String ? rule.GetString() : null;
    }

    /// <summary>The names in a message such as <c>Required properties ["a","b"] are not present</c>; empty for any other message.</summary>
    private static string[] MissingNames(string message)
    {
        var (start, end) = (message.IndexOf('[', StringComparison.Ordinal), message.LastIndexOf(']'));
        if (start < 0 || end < start)
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<string[]>(message[start..(end + 1)]) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
