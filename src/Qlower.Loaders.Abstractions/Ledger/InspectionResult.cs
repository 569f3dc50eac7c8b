using Qlower.Loaders.Format;

namespace Qlower.Loaders.Ledger;

/// <summary>What the inspect pass found, apart from the parts, which are appended as they are cut.</summary>
public sealed class InspectionResult
{
    /// <summary>The header; <see langword="null"/> when it could not be read.</summary>
    public LoadHeader? Header { get; init; }

    /// <summary>SHA-256 of the content in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether the load as a whole is refused.</summary>
    public required bool IsRefused { get; init; }

    /// <summary>Whether the load is integrated as a whole or not at all. What the inspection records holds until it begins again.</summary>
    public bool IsAllOrNothing { get; init; }

    /// <summary>
    /// Byte ranges that hold secrets, the value of the header's <c>apiKey</c> first. A ledger retains their order. Their number is bounded: the last one
    /// extends to <see cref="long.MaxValue"/> where there would be more.
    /// </summary>
    public required IReadOnlyList<ByteRange> SecretRanges { get; init; }

    /// <summary>
    /// Overall counts by model: all received, and for a refused load all rejected. For a load that is not refused, only
    /// <see cref="LoadCounts.Received"/> is set: rejections are counted part by part.
    /// </summary>
    public required IReadOnlyList<IntegratorCounts> Counts { get; init; }

    /// <summary>The stored findings, without those that were appended during the inspection.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The exact number of findings, with those that were appended during the inspection.</summary>
    public required IReadOnlyList<FindingCount> FindingCounts { get; init; }
}
