using System.Globalization;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Inspection;

/// <summary>Refuses a file before a byte of it is read.</summary>
internal static class FileGate
{
    /// <summary>The refusal; <see langword="null"/> when the file can be read.</summary>
    /// <param name="load">The load.</param>
    /// <param name="file">The file as it is now; <see langword="null"/> when it is gone.</param>
    /// <param name="pipeline">The pipeline of the partner that owns the place.</param>
    /// <param name="now">The time of the finding.</param>
    public static InspectionResult? Refuse(LoadEntry load, SourceFile? file, LoadPipeline pipeline, DateTimeOffset now)
    {
        if (file is null)
        {
            return Result(RuleCodes.FileChanged, null, null);
        }

        if (pipeline.Sources.Count > 0 && !pipeline.Sources.Contains(file.Source))
        {
            return Result(RuleCodes.ForeignPartner, string.Join(", ", pipeline.Sources), load.File.Source);
        }

        return file.Length > pipeline.Partner.MaxFileBytes
            ? Result(RuleCodes.FileTooLarge, pipeline.Partner.MaxFileBytes.ToString(CultureInfo.InvariantCulture), file.Length.ToString(CultureInfo.InvariantCulture))
            : null;

        InspectionResult Result(string code, string? expected, string? actual) => new()
        {
            Sha256 = "",
            IsRefused = true,
            IsAllOrNothing = pipeline.Partner.Policy == LoadPolicy.AllOrNothing,
            SecretRanges = [new ByteRange(0, long.MaxValue)],
            Counts = [],
            Findings = [new Finding { Code = code, Severity = FindingSeverity.Error, Expected = expected, Actual = actual, CreatedAt = now }],
            FindingCounts = [new FindingCount(code, FindingSeverity.Error, null, 1)],
        };
    }
}
