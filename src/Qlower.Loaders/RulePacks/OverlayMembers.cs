using System.Text.Json;
using Qlower.Loaders.Schemas;
using Qlower.Shared;

namespace Qlower.Loaders.RulePacks;

/// <summary>
/// Compares the names of members in an overlay with those of the format: a rule for a member that is never sent never runs. A name near one of the
/// format is an error, any other one may be meant. A partner's own member is marked with <c>"x-own": true</c>.
/// </summary>
internal sealed class OverlayMembers(OverlayReport report)
{
    private const string Own = "x-own";

    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    /// <param name="overlay">The overlay; models that the format does not have are skipped.</param>
    /// <param name="report">Receives the problems.</param>
    public static void Check(JsonElement overlay, OverlayReport report)
    {
        foreach (var member in overlay.GetProperty("$defs").EnumerateObject())
        {
            if (RecordModels.TryParseWireName(member.Name, out var model))
            {
                var members = new OverlayMembers(report);
                members.Declare(member.Value);
                members.Visit(member.Value, $"/$defs/{member.Name}", FormatPlace.Of(model));
            }
        }
    }

    /// <summary>Collects the names under every <c>properties</c>, wherever it is: a required name among them is not reported.</summary>
    private void Declare(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in schema.EnumerateArray())
            {
                Declare(item);
            }
        }
        else if (schema.ValueKind == JsonValueKind.Object)
        {
            foreach (var keyword in schema.EnumerateObject())
            {
                if (keyword is { Name: "properties", Value.ValueKind: JsonValueKind.Object })
                {
                    _declared.UnionWith(keyword.Value.EnumerateObject().Select(member => member.Name));
                }

                Declare(keyword.Value);
            }
        }
    }

    private void Visit(JsonElement schema, string pointer, FormatPlace place)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            Visit(keyword, $"{pointer}/{JsonPointerNames.Escape(keyword.Name)}", place);
        }
    }

    private void Visit(JsonProperty keyword, string pointer, FormatPlace place)
    {
        switch (keyword.Name, keyword.Value.ValueKind)
        {
            case ("properties", JsonValueKind.Object):
                foreach (var member in keyword.Value.EnumerateObject())
                {
                    var at = $"{pointer}/{JsonPointerNames.Escape(member.Name)}";
                    CheckDeclared(member, at, place);
                    Visit(member.Value, at, place.Member(member.Name));
                }

                break;
            case ("required", JsonValueKind.Array):
                CheckNames(keyword.Value, pointer, place);
                break;
            case ("dependentRequired" or "dependencies" or "dependentSchemas", JsonValueKind.Object):
                foreach (var trigger in keyword.Value.EnumerateObject())
                {
                    var at = $"{pointer}/{JsonPointerNames.Escape(trigger.Name)}";
                    CheckName(trigger.Name, at, place);
                    CheckNames(trigger.Value, at, place);
                    Visit(trigger.Value, at, place);
                }

                break;
            case ("allOf" or "anyOf" or "oneOf" or "x-advice", JsonValueKind.Array):
                VisitAll(keyword.Value, pointer, place);
                break;
            case ("if" or "then" or "else" or "not", _):
                Visit(keyword.Value, pointer, place);
                break;
            case ("items" or "contains", JsonValueKind.Object):
                Visit(keyword.Value, pointer, place.Items());
                break;
            case ("items" or "prefixItems", JsonValueKind.Array):
                VisitAll(keyword.Value, pointer, place.Items());
                break;
        }
    }

    private void VisitAll(JsonElement list, string pointer, FormatPlace place)
    {
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            Visit(item, $"{pointer}/{index++}", place);
        }
    }

    private void CheckNames(JsonElement names, string pointer, FormatPlace place)
    {
        if (names.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var index = 0;
        foreach (var name in names.EnumerateArray())
        {
            CheckName(name.ToString(), $"{pointer}/{index++}", place);
        }
    }

    /// <summary>A name that a record must have, and that nobody defines, rejects every record.</summary>
    private void CheckName(string name, string pointer, FormatPlace place)
    {
        if (place.Members.Count > 0 && !place.Members.Contains(name) && !_declared.Contains(name))
        {
            report.Problem(
                pointer,
                $"The format has no member '{name}' in {place.Name}, and the overlay declares none under properties.{NearestName.Suggest(name, place.Members)}");
        }
    }

    private void CheckDeclared(JsonProperty member, string pointer, FormatPlace place)
    {
        if (place.Members.Count == 0 || place.Members.Contains(member.Name) || IsOwn(member.Value))
        {
            return;
        }

        if (NearestName.Find(member.Name, place.Members) is { } meant)
        {
            report.Problem(
                pointer, $"The format has no member '{member.Name}' in {place.Name}. Did you mean '{meant}'? A member of the partner's own is marked with \"{Own}\": true.");
        }
        else
        {
            report.Note(pointer, $"The format has no member '{member.Name}' in {place.Name}. A member of the partner's own is marked with \"{Own}\": true.");
        }
    }

    private static bool IsOwn(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(Own, out var own) && own.ValueKind == JsonValueKind.True;
}
