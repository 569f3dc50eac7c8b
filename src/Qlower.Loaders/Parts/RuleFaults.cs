using Microsoft.Extensions.Logging;
using Qlower.Loaders.Rules;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Parts;

/// <summary>
/// Turns exceptions of rules into findings that mark the load as faulted, and logs each rule once, with the number of records. Serves one turn on a
/// load; not thread-safe.
/// </summary>
internal sealed partial class RuleFaults(LoadContext load, KeyMask keys, ILogger logger)
{
    /// <summary>More rules than a host has; the number of entries that one load can cause is bounded in any case.</summary>
    private const int MostRules = 100;

    private readonly Dictionary<(RuleIdentity Rule, bool IsEngine), Fault> _faults = [];

    /// <summary>Counts the record, and creates its finding. The first exception of each rule is retained for the log, without the file's key.</summary>
    public RecordFinding Create(RuleIdentity rule, Exception error) => Create(rule, isEngine: false, error);

    /// <summary>Like <see cref="Create(RuleIdentity, Exception)"/>, for a schema engine.</summary>
    public RecordFinding CreateForEngine(RuleIdentity engine, Exception error) => Create(engine, isEngine: true, error);

    /// <summary>Logs each rule that failed since the last call: one entry with the number of records and the first exception.</summary>
    public void Log()
    {
        foreach (var ((rule, isEngine), fault) in _faults)
        {
            if (isEngine)
            {
                LogEngine(logger, fault.First, rule, fault.Records, load.LoadId, load.Partner, rule.Reference);
            }
            else
            {
                LogRule(logger, fault.First, rule, fault.Records, load.LoadId, load.Partner, rule.Reference);
            }
        }

        _faults.Clear();
    }

    private RecordFinding Create(RuleIdentity rule, bool isEngine, Exception error)
    {
        if (_faults.TryGetValue((rule, isEngine), out var fault))
        {
            fault.Records++;
        }
        else if (_faults.Count < MostRules)
        {
            _faults.Add((rule, isEngine), new Fault(keys.Of(error)));
        }

        return new RecordFinding { Code = rule.Code, Expected = rule.Reference, IsFault = true };
    }

    [LoggerMessage(EventId = 3001, EventName = "RuleFault", Level = LogLevel.Error,
        Message = "Rule {Rule} failed on {Records} record(s) of load {LoadId} of {Partner}, reference {Reference}. The first exception:")]
    private static partial void LogRule(ILogger logger, Exception error, RuleIdentity rule, long records, string loadId, string partner, string reference);

    [LoggerMessage(EventId = 3002, EventName = "SchemaEngineFault", Level = LogLevel.Error,
        Message = "Schema engine {Engine} failed on {Records} record(s) of load {LoadId} of {Partner}, reference {Reference}. The first exception:")]
    private static partial void LogEngine(ILogger logger, Exception error, RuleIdentity engine, long records, string loadId, string partner, string reference);

    private sealed class Fault(Exception first)
    {
        public Exception First => first;

        public long Records { get; set; } = 1;
    }
}
