using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Inspection;

/// <summary>The inputs of an inspection besides the bytes.</summary>
internal sealed class InspectionRequest
{
    /// <summary>The pipeline whose schema and partner apply.</summary>
    public required LoadPipeline Pipeline { get; init; }

    /// <summary>Whether the partner's identity is checked; <see langword="false"/> to check the format alone.</summary>
    public bool ChecksPartner { get; init; } = true;

    /// <summary>Whether the header's partner, another than the owner of the place, is known.</summary>
    public Func<string, bool> IsPartnerKnown { get; init; } = _ => true;

    /// <summary>The file's name; <see langword="null"/> to skip the naming rule.</summary>
    public string? FileName { get; init; }

    public required QlowerLoadersOptions Options { get; init; }

    /// <summary>The current time; later timestamps are in the future.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether records are cut into parts; <see langword="false"/> when no manifest is needed.</summary>
    public bool CutsManifest { get; init; }

    /// <summary>Receives the number of bytes read so far.</summary>
    public Action<long>? Progress { get; init; }
}
