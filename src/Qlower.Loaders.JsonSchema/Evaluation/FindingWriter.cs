using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Text;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Creates the findings of one pass, passes them to its sink, and counts them.</summary>
internal sealed class FindingWriter(OpenValues values, ValuePlaces places, ValidationSink sink, bool stopsAtFirst)
{
    /// <summary>Findings other than warnings, including those that only the verdict needed.</summary>
    public long ErrorCount { get; set; }

    /// <summary>Whether a fatal fault ended the pass.</summary>
    public bool IsBadlyFormed { get; private set; }

    /// <summary>Whether only the verdict matters, so that no finding is created.</summary>
    public bool StopsAtFirst => stopsAtFirst;

    public void Clear()
    {
        IsBadlyFormed = false;
        ErrorCount = 0;
    }

    public void Write(SchemaFinding finding)
    {
        ErrorCount += finding.IsWarning ? 0 : 1;
        sink.OnFinding(finding);
    }

    /// <summary>Writes a fault of the JSON text.</summary>
    public void WriteFault(JsonFault fault, long offset, bool isFatal = false, bool isWarning = false, bool property = false)
    {
        IsBadlyFormed |= isFatal;
        if (stopsAtFirst)
        {
            ErrorCount += isWarning ? 0 : 1;
            return;
        }

        var position = places.PositionOf(offset);
        Write(new SchemaFinding
        {
            Fault = fault,
            IsFatal = isFatal,
            IsWarning = isWarning,
            InstancePointer = values.PointerAt(PointerDepth()),
            Line = position.Line,
            Column = position.Column,
            Offset = offset,
            Property = property ? Excerpt.OfName(values.NameOf(values.Frames[values.Depth - 1])) : null,
        });
    }

    /// <summary>Writes that the current value exceeds the limit of what a keyword may buffer.</summary>
    public void WriteTooLarge(Site site) =>
        Write(Create(site, values.PointerAt(values.ValueDepth), values.ValueOffset, null, null, JsonValueKind.Undefined, JsonFault.TooLargeToBuffer));

    /// <summary>Creates the finding of a keyword that the current value fails.</summary>
    public DeferredFinding Describe(Site site, in ScalarValue value, string? missing, long actualCount, bool isFalse)
    {
        var depth = values.ValueDepth;
        var isMember = depth > 0 && values.Frames[depth - 1].IsObject;
        var atName = values.IsAtName || (isFalse && isMember && IsOfMembers(site.Keyword));
        var finding = Create(
            site,
            values.PointerAt(depth),
            atName ? values.Frames[depth - 1].KeyOffset : values.ValueOffset,
            missing ?? (atName ? Excerpt.OfName(values.NameOf(values.Frames[depth - 1])) : null),
            actualCount >= 0 ? CountText.Of(actualCount) : Excerpt.Of(value, site.Keyword == "type"),
            value.Kind);
        return new DeferredFinding(finding, depth);
    }

    /// <summary>Creates a finding at any place of the instance.</summary>
    public SchemaFinding Create(Site site, string pointer, long offset, string? property, string? actual, JsonValueKind kind, JsonFault fault = JsonFault.None)
    {
        var position = places.PositionOf(offset);
        return new SchemaFinding
        {
            Fault = fault,
            Keyword = site.Keyword,
            IsWarning = site.IsWarning,
            Rule = site.Rule,
            InstancePointer = pointer,
            SchemaLocation = site.Location,
            Line = position.Line,
            Column = position.Column,
            Offset = offset,
            Property = property,
            Expected = fault == JsonFault.None ? site.Expected : null,
            Actual = actual,
            ActualKind = kind,
        };
    }

    /// <summary>Whether a <c>false</c> schema under this keyword forbids a property, so that its name is at fault and not its value.</summary>
    public static bool IsOfMembers(string keyword) =>
        keyword is "additionalProperties" or "properties" or "patternProperties" or "unevaluatedProperties";

    /// <summary>Number of frames whose current member or item has begun.</summary>
    private int PointerDepth() => values.Depth > 0 && values.Frames[values.Depth - 1].Count == 0 ? values.Depth - 1 : values.Depth;
}
