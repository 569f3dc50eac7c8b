namespace Qlower.Celery.Results;

/// <summary>The settings of results over <c>rpc://</c>.</summary>
internal sealed class RpcResultSettings
{
    /// <summary>How long preparing for a result may take.</summary>
    public required TimeSpan PrepareTimeout { get; init; }

    /// <summary>How long the queue of results is retained without its client.</summary>
    public required TimeSpan Expires { get; init; }

    /// <summary>How many results are awaited or retained at most.</summary>
    public required int Capacity { get; init; }
}
