namespace Qlower.Loaders.Testing.RulePacks;

/// <summary>A record that passed validation and transformation, as an integrator receives it. Immutable, except for the record that it contains.</summary>
public sealed class RulePackRecord
{
    private readonly IntegrationRecord _record;

    internal RulePackRecord(RecordModel model, IntegrationRecord record, IntegrationOutcome outcome) =>
        (Model, _record, Outcome) = (model, record, outcome);

    /// <summary>The model.</summary>
    public RecordModel Model { get; }

    /// <summary>The external id.</summary>
    public string ExternalId => _record.ExternalId;

    /// <summary>The internal record after transformation; <see langword="null"/> for an erasure.</summary>
    public IInternalRecord? Record => _record.Record;

    /// <summary>Whether the record erases a property and its dependent records.</summary>
    public bool IsErasure => _record.IsErasure;

    /// <summary>The values that transformation changed, in order, each with the name of its rule.</summary>
    public IReadOnlyList<ValueChange> Changes => _record.Changes;

    /// <summary>What a store that was empty before the load answers.</summary>
    public IntegrationOutcome Outcome { get; }

    /// <summary>Returns the model and the external id, such as <c>transactions T-1</c>.</summary>
    public override string ToString() => $"{Model.ToWireName()} {ExternalId}";
}
