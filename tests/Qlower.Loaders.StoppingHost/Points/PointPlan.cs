namespace Qlower.Loaders.StoppingHost.Points;

/// <summary>What one of the hosts of this process does.</summary>
internal sealed class PointPlan
{
    /// <summary>The folder of its data.</summary>
    public required string Folder { get; init; }

    /// <summary>The kind of its store: <c>sqlite</c> or <c>postgresql</c>.</summary>
    public required string Store { get; init; }

    /// <summary>Where the store is: a path or a connection string.</summary>
    public required string Connection { get; init; }

    /// <summary>What is requested of it beside loading what arrives: <c>replay</c>, <c>recover</c>, or null.</summary>
    public string? Request { get; init; }

    /// <summary>The point at which it stops; null to run to the end.</summary>
    public string? Point { get; init; }

    /// <summary>Which time that it reaches the point, from 1.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>Whether it continues from the point once the file <c>continue</c> exists, without a heartbeat from then on.</summary>
    public bool Continues { get; init; }

    /// <summary>Whether the second system fails once.</summary>
    public bool FailsOnce { get; init; }
}
