using System.Collections.Frozen;
using System.Globalization;

namespace Qlower.Shared;

/// <summary>What a configuration section may contain for a property of a type.</summary>
internal static class OptionType
{
    private static readonly FrozenSet<Type> Lists = FrozenSet.ToFrozenSet(
    [
        typeof(IList<>), typeof(ICollection<>), typeof(IEnumerable<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(ISet<>), typeof(IReadOnlySet<>),
        typeof(List<>), typeof(HashSet<>),
    ]);

    private static readonly FrozenSet<Type> Dictionaries = FrozenSet.ToFrozenSet([typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>), typeof(Dictionary<,>)]);

    private static readonly FrozenDictionary<Type, Func<string, bool>> Values = new Dictionary<Type, Func<string, bool>>
    {
        [typeof(string)] = _ => true,
        [typeof(bool)] = text => bool.TryParse(text, out _),
        [typeof(byte)] = text => byte.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        [typeof(short)] = text => short.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        [typeof(int)] = text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        [typeof(long)] = text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        [typeof(double)] = text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        [typeof(decimal)] = text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        [typeof(TimeSpan)] = text => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _),
        [typeof(DateTimeOffset)] = text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        [typeof(Guid)] = text => Guid.TryParse(text, out _),
        [typeof(Uri)] = text => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
    }.ToFrozenDictionary();

    /// <summary>Returns the element type of a list, set or array, or the value type of a dictionary; <see langword="null"/> for any other type.</summary>
    public static Type? ElementOf(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : typeof(object);
        return Lists.Contains(definition) ? type.GetGenericArguments()[0] : Dictionaries.Contains(definition) ? type.GetGenericArguments()[1] : null;
    }

    /// <summary>Whether the type is one value, rather than a section.</summary>
    public static bool IsValue(Type type) => Actual(type) is { } actual && (actual.IsEnum || Values.ContainsKey(actual));

    /// <summary>Whether a text can be converted to a type for which <see cref="IsValue"/> is <see langword="true"/>.</summary>
    public static bool CanConvert(string text, Type type)
    {
        var actual = Actual(type);
        return (actual != type && text.Length == 0) || (actual.IsEnum ? Enum.TryParse(actual, text, ignoreCase: true, out _) : Values[actual](text));
    }

    /// <summary>Describes the expected value, for an error message.</summary>
    public static string Describe(Type type) => Actual(type) switch
    {
        { IsEnum: true } actual => $"one of {string.Join(", ", Enum.GetNames(actual))}",
        var actual when actual == typeof(TimeSpan) => "a time span such as 00:01:30",
        var actual when actual == typeof(bool) => "true or false",
        var actual when actual == typeof(double) || actual == typeof(decimal) => "a number",
        var actual when actual == typeof(DateTimeOffset) => "a date with time and offset",
        var actual when actual == typeof(Guid) => "a GUID",
        var actual when actual == typeof(Uri) => "a URI",
        _ => "a whole number",
    };

    private static Type Actual(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
