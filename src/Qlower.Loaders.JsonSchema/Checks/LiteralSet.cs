using System.Text;
using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>A set of scalar literals; numbers are equal when they are mathematically.</summary>
internal sealed class LiteralSet
{
    private readonly byte[][][] _stringsByLength;
    private readonly ConstantNumber[] _numbers;
    private readonly bool _hasNull;
    private readonly bool _hasTrue;
    private readonly bool _hasFalse;

    public LiteralSet(List<JsonElement> literals)
    {
        var strings = literals.Where(item => item.ValueKind == JsonValueKind.String)
            .Select(item => Encoding.UTF8.GetBytes(item.GetString()!)).ToList();
        var longest = strings.Count == 0 ? -1 : strings.Max(item => item.Length);
        _stringsByLength = new byte[longest + 1][][];
        for (var length = 0; length <= longest; length++)
        {
            _stringsByLength[length] = [.. strings.Where(item => item.Length == length)];
        }

        _numbers = [.. literals.Where(item => item.ValueKind == JsonValueKind.Number)
            .Select(item => ConstantNumber.Parse(item.GetRawText()))];
        _hasNull = literals.Exists(item => item.ValueKind == JsonValueKind.Null);
        _hasTrue = literals.Exists(item => item.ValueKind == JsonValueKind.True);
        _hasFalse = literals.Exists(item => item.ValueKind == JsonValueKind.False);
    }

    /// <summary>The string literals in UTF-8.</summary>
    public IEnumerable<byte[]> Strings => _stringsByLength.SelectMany(item => item);

    public bool HasAny(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => _stringsByLength.Length > 0,
        JsonValueKind.Number => _numbers.Length > 0,
        JsonValueKind.Null => _hasNull,
        JsonValueKind.True => _hasTrue,
        JsonValueKind.False => _hasFalse,
        _ => false,
    };

    public bool Contains(in ScalarValue value) => value.Kind switch
    {
        _ when value.IsOversized => false,
        JsonValueKind.String => ContainsString(value.Text),
        JsonValueKind.Number => ContainsNumber(value.Text),
        JsonValueKind.Null => _hasNull,
        JsonValueKind.True => _hasTrue,
        JsonValueKind.False => _hasFalse,
        _ => false,
    };

    private bool ContainsString(ReadOnlySpan<byte> text)
    {
        if (text.Length >= _stringsByLength.Length)
        {
            return false;
        }

        foreach (var candidate in _stringsByLength[text.Length])
        {
            if (text.SequenceEqual(candidate))
            {
                return true;
            }
        }

        return false;
    }

    private bool ContainsNumber(ReadOnlySpan<byte> token)
    {
        foreach (var number in _numbers)
        {
            if (number.CompareTo(token) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
