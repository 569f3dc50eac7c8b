using System.Security.Cryptography;
using System.Text;

namespace Qlower.Loaders.Rules;

/// <summary>A rule that failed: its name for operators, and the reference that represents it in a partner's report. Immutable.</summary>
/// <param name="Name">The full name of its class, or the name of a schema engine.</param>
/// <param name="Pack">Name and version of the rule pack that contains it; <see langword="null"/> for a rule of the core or of the host.</param>
internal sealed record RuleIdentity(string Name, string? Pack)
{
    /// <summary>The code of a finding on a record that the rule failed on.</summary>
    public string Code => Pack is null ? RuleCodes.RuleFault : RuleCodes.AgreedRuleFault;

    /// <summary>The reference, the same on every host: <c>F-</c> and eight hexadecimal digits. It discloses no name.</summary>
    public string Reference => $"F-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Name)).AsSpan(0, 4))}";

    /// <summary>The name, with that of the pack.</summary>
    public override string ToString() => Pack is null ? Name : $"{Name} of rule pack {Pack}";

    /// <summary>The rule that an object carries out.</summary>
    /// <param name="rule">A validator or transformer, or what wraps one.</param>
    /// <param name="packOf">Returns the pack that a class belongs to; <see langword="null"/> for none.</param>
    public static RuleIdentity Of(object rule, Func<Type, string?> packOf)
    {
        var type = rule is IWrappedRule wrapped ? wrapped.RuleType : rule.GetType();
        return new RuleIdentity(type.FullName ?? type.Name, packOf(type));
    }
}
