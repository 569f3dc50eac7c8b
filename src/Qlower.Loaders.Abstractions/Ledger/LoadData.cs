namespace Qlower.Loaders.Ledger;

/// <summary>Data of a load beside its row, which transitions delete. "Found by inspection" and "found by processing" are stored apart.</summary>
[Flags]
public enum LoadData
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The parts, with their leases and deferred answers.</summary>
    Parts = 1,

    /// <summary>The deferred answers of integrators.</summary>
    Answers = 2,

    /// <summary>The keys staged by a dry run.</summary>
    StagedKeys = 4,

    /// <summary>Rejected records found by inspection.</summary>
    InspectionRejections = 8,

    /// <summary>Rejected records found by processing.</summary>
    ProcessingRejections = 16,

    /// <summary>Counts, findings and counts of findings from inspection.</summary>
    InspectionResults = 32,

    /// <summary>Counts of records from processing.</summary>
    ProcessingCounts = 64,

    /// <summary>Findings and counts of findings from processing.</summary>
    ProcessingFindings = 128,

    /// <summary>What inspection read of the file: header, hash and secret ranges.</summary>
    FileFacts = 256,

    /// <summary>Where the file was archived, and which reporters are done.</summary>
    Conclusion = 512,

    /// <summary>What only a load in work needs.</summary>
    WorkingData = Parts | Answers | StagedKeys | InspectionRejections | ProcessingRejections,
}
