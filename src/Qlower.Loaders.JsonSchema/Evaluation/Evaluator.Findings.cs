using System.Text;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Text;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Checks of a value and how their failures are told.</summary>
internal sealed partial class Evaluator
{
    private const int MaxNameBytes = 256;
    private const int MaxExcerpt = 100;

    private long _valueOffset;
    private int _valueDepth;
    private bool _atName;

    public string PointerAt(int depth)
    {
        if (depth == 0)
        {
            return "";
        }

        var pointer = new StringBuilder();
        for (var i = 0; i < depth; i++)
        {
            ref var frame = ref _frames[i];
            pointer.Append('/');
            if (frame.IsObject)
            {
                pointer.Append(JsonPointer.Escape(Cut(NameOf(frame))));
            }
            else
            {
                pointer.Append(CountText.Of(frame.Count - 1));
            }
        }

        return pointer.ToString();
    }

    private void CheckValue(int start, in ScalarValue value)
    {
        for (var i = start; i < _planTop; i++)
        {
            var plan = _plans[i].Plan;
            foreach (var site in plan.Falses)
            {
                Report(site, _plans[i].Context, value, isFalse: true);
            }

            RunChecks(plan, _plans[i].Context, value);
        }
    }

    private void RunChecks(Plan plan, int context, in ScalarValue value)
    {
        foreach (var check in plan.Checks[(int)value.Kind])
        {
            if (!check.Passes(value))
            {
                Report(check.Site, context, value);
            }
        }
    }

    private void Report(Site site, int context, in ScalarValue value, string? missing = null, long actualCount = -1, bool isFalse = false)
    {
        if (_stopsAtFirst || (context != 0 && _contexts[context].IsQuiet))
        {
            Accept(null, site.IsAdvice, context);
            return;
        }

        var isMember = _valueDepth > 0 && _frames[_valueDepth - 1].IsObject;
        var isForbidden = isFalse && isMember && IsMemberKeyword(site.Keyword);
        var atKey = _atName || isForbidden;
        var offset = atKey ? _frames[_valueDepth - 1].KeyOffset : _valueOffset;
        var position = PositionOf(offset);
        var finding = new SchemaFinding
        {
            Keyword = site.Keyword,
            IsAdvice = site.IsAdvice,
            Rule = site.Rule,
            InstancePointer = PointerAt(_valueDepth),
            SchemaLocation = site.Location,
            Line = position.Line,
            Column = position.Column,
            Offset = offset,
            Property = missing ?? (atKey ? Cut(NameOf(_frames[_valueDepth - 1])) : null),
            Expected = site.Expected,
            Actual = actualCount >= 0 ? CountText.Of(actualCount) : Excerpt(value, site.Keyword == "type"),
        };
        Accept(new HeldFinding(finding, _valueDepth), site.IsAdvice, context);
    }

    private void ReportFault(JsonFault fault, long offset, bool isFatal = false, bool isAdvice = false, bool property = false)
    {
        _isBadlyFormed |= isFatal;
        _errors += isAdvice ? 0 : 1;
        if (_stopsAtFirst)
        {
            return;
        }

        var position = PositionOf(offset);
        _sink.OnFinding(new SchemaFinding
        {
            Fault = fault,
            IsFatal = isFatal,
            IsAdvice = isAdvice,
            InstancePointer = PointerAt(PointerDepth()),
            Line = position.Line,
            Column = position.Column,
            Offset = offset,
            Property = property ? Cut(NameOf(_frames[_depth - 1])) : null,
        });
    }

    /// <summary>Frames whose current member or item has begun.</summary>
    private int PointerDepth() => _depth > 0 && _frames[_depth - 1].Count == 0 ? _depth - 1 : _depth;

    /// <summary>At most 256 bytes of a name, cut between code points.</summary>
    private static string Cut(ReadOnlySpan<byte> name)
    {
        if (name.Length <= MaxNameBytes)
        {
            return Encoding.UTF8.GetString(name);
        }

        var length = MaxNameBytes;
        while ((name[length] & 0xC0) == 0x80)
        {
            length--;
        }

        return Encoding.UTF8.GetString(name[..length]) + "…";
    }

    internal static string? Excerpt(in ScalarValue value, bool quote)
    {
        if (value.Kind is JsonValueKind.Object or JsonValueKind.Array)
        {
            return value.Kind == JsonValueKind.Object ? "object" : "array";
        }

        if (value.IsOversized)
        {
            return "…";
        }

        // 100 characters never take more than 400 bytes, so a longer text is cut before it is decoded.
        var bytes = value.Text;
        var length = Math.Min(bytes.Length, 4 * MaxExcerpt);
        while (length < bytes.Length && length > 0 && (bytes[length] & 0xC0) == 0x80)
        {
            length--;
        }

        var text = Encoding.UTF8.GetString(bytes[..length]);
        text = quote && value.Kind == JsonValueKind.String ? $"\"{text}\"" : text;
        if (text.Length <= MaxExcerpt && length == bytes.Length)
        {
            return text;
        }

        var cut = Math.Min(text.Length, MaxExcerpt - 1);
        return text[..(char.IsHighSurrogate(text[cut - 1]) ? cut - 1 : cut)] + "…";
    }
}
