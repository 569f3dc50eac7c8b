using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Qlower.Loaders.RulePacks.Validators;

/// <summary>Finds the JSON member that a C# property path is about.</summary>
internal static class FluentValidationMembers
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, string>> Names = new();

    /// <summary>The JSON name of the path's first property; <see langword="null"/> when it is none of the record's.</summary>
    public static string? JsonName(Type record, string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        var end = path.AsSpan().IndexOfAny('.', '[');
        return Names.GetOrAdd(record, Read).GetValueOrDefault(end < 0 ? path : path[..end]);
    }

    private static Dictionary<string, string> Read(Type record)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<JsonPropertyNameAttribute>() is { } json)
            {
                names.Add(property.Name, json.Name);
                names.TryAdd(json.Name, json.Name);
            }
        }

        // Not a member of the format: it represents the member with the id.
        names.TryAdd(nameof(IFormatRecord.ExternalId), names.GetValueOrDefault("Id") ?? names.GetValueOrDefault("Email") ?? "id");
        return names;
    }
}
