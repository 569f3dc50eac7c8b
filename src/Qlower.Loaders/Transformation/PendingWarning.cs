using System.Collections.Concurrent;
using System.Reflection;

namespace Qlower.Loaders.Transformation;

/// <summary>A warning of the core's transformation, which is true only while the record's member retains the value that the core gave it.</summary>
/// <param name="Member">The name of the internal record's member.</param>
/// <param name="Left">The value that the core gave it.</param>
/// <param name="Finding">The finding.</param>
internal sealed record PendingWarning(string Member, string? Left, RecordFinding Finding)
{
    private static readonly ConcurrentDictionary<(Type, string), PropertyInfo> Members = new();

    /// <summary>Whether the record's final value is the one that the warning is about.</summary>
    public bool IsTrueOf(IInternalRecord final)
    {
        var member = Members.GetOrAdd(
            (final.GetType(), Member),
            key => key.Item1.GetProperty(key.Item2) ?? throw new InvalidOperationException($"{key.Item1.Name} has no member {key.Item2}."));
        return Equals(member.GetValue(final), Left);
    }
}
