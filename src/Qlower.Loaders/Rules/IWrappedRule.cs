namespace Qlower.Loaders.Rules;

/// <summary>A rule that runs a class of a rule pack.</summary>
internal interface IWrappedRule
{
    /// <summary>The class.</summary>
    Type RuleType { get; }
}
