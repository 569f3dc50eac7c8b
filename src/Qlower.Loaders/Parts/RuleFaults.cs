using Microsoft.Extensions.Logging;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Parts;

/// <summary>Reports rules that throw: each is logged, and becomes a finding that marks the load as faulted. Thread-safe.</summary>
internal sealed partial class RuleFaults(LoadContext load, KeyMask keys, ILogger logger)
{
    /// <summary>Logs the exception, without the file's key, and creates the finding for the record.</summary>
    public RecordFinding Create(string rule, Exception error)
    {
        LogFault(logger, keys.Of(error), rule, load.LoadId, load.Partner);
        return new RecordFinding { Code = RuleCodes.RuleFault, Expected = rule, IsFault = true };
    }

    [LoggerMessage(EventId = 3001, EventName = "RuleFault", Level = LogLevel.Error, Message = "Rule {Rule} failed on a record of load {LoadId} of {Partner}.")]
    private static partial void LogFault(ILogger logger, Exception error, string rule, string loadId, string partner);
}
