using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Inspection;

/// <summary>What an inspection needs to know besides the bytes.</summary>
internal sealed class InspectionRequest
{
    /// <summary>The pipeline whose schema and partner apply.</summary>
    public required LoadPipeline Pipeline { get; init; }

    /// <summary>Whether the partner's identity is checked: not so for a file that is only looked at.</summary>
    public bool ChecksPartner { get; init; } = true;

    /// <summary>Whether the header's partner, another than the owner of the place, is known.</summary>
    public Func<string, bool> IsPartnerKnown { get; init; } = _ => true;

    /// <summary>The file's name; <see langword="null"/> to leave the naming rule out.</summary>
    public string? FileName { get; init; }

    public required QlowerLoadersOptions Options { get; init; }

    /// <summary>The time that "in the future" is measured from.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Takes parts as they are cut; <see langword="null"/> when no manifest is needed.</summary>
    public Func<IReadOnlyList<LoadPart>, IReadOnlyList<RejectedRecord>, CancellationToken, Task>? AppendParts { get; init; }

    /// <summary>Told how many bytes were read so far.</summary>
    public Action<long>? Progress { get; init; }
}
