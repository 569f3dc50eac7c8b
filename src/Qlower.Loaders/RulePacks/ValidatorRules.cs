using FluentValidation.Validators;

namespace Qlower.Loaders.RulePacks;

/// <summary>What is known of the rules of FluentValidation validators before they run. Not thread-safe.</summary>
internal sealed class ValidatorRules
{
    private readonly HashSet<Type> _children = [];

    /// <summary>The codes that rules name, in order; what is no code of ours too.</summary>
    public List<string> Codes { get; } = [];

    /// <summary>Validators that other ones include.</summary>
    public IReadOnlyCollection<Type> Children => _children;

    /// <summary>Whether every rule names the codes that it can report: code of the author can report any.</summary>
    public bool AreAllKnown { get; private set; } = true;

    /// <summary>Number of rules.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the rules of a validator, with those that it includes.</summary>
    public void Add(FluentValidation.IValidator validator) => Add(validator.CreateDescriptor().Rules);

    private void Add(IEnumerable<FluentValidation.IValidationRule> rules)
    {
        foreach (var rule in rules)
        {
            Count++;
            foreach (var component in rule.Components)
            {
                AddComponent(component);
            }

            Add(rule.DependentRules ?? []);
        }
    }

    private void AddComponent(FluentValidation.Internal.IRuleComponent component)
    {
        if (component.ErrorCode is { } code)
        {
            Codes.Add(code);
        }

        if (component.Validator is IChildValidatorAdaptor child)
        {
            AddChild(child.ValidatorType);
        }
        else if (component.Validator is IPredicateValidator or { Name: "AsyncPredicateValidator" } && component.ErrorCode is null)
        {
            // Custom() is a predicate too, which adds failures of its own.
            AreAllKnown = false;
        }
    }

    private void AddChild(Type? type)
    {
        if (type is null || !_children.Add(type))
        {
            AreAllKnown &= type is not null;
            return;
        }

        try
        {
            Add((FluentValidation.IValidator)Activator.CreateInstance(type, nonPublic: true)!);
        }
        catch (Exception)
        {
            // It needs arguments, or is an interface: what it reports is unknown.
            AreAllKnown = false;
        }
    }
}
