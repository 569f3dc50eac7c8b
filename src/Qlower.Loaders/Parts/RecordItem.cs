namespace Qlower.Loaders.Parts;

/// <summary>One record of a part on its way through the stages. Not thread-safe.</summary>
internal sealed class RecordItem(RawRecord raw, IFormatRecord sent)
{
    public RawRecord Raw { get; } = raw;

    public IFormatRecord Sent { get; } = sent;

    public string? ParentId => Raw.Run.Parent?.ExternalId;

    public string? ClientEmail => Raw.Run.Client?.ExternalId;

    public bool IsErasure { get; } = sent is Format.PropertyRecord { Remove: "R" };

    public bool IsRejected { get; set; }

    /// <summary>Set by transformation; <see langword="null"/> for an erasure.</summary>
    public TransformationContext? Transformed { get; set; }
}
