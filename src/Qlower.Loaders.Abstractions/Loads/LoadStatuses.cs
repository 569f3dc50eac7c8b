namespace Qlower.Loaders;

/// <summary>Facts about <see cref="LoadStatus"/>. Thread-safe.</summary>
public static class LoadStatuses
{
    /// <summary>The status as partners read it: <c>SUCCESS</c>, <c>PARTIAL_SUCCESS</c> or <c>ERROR</c>.</summary>
    public static string ToWireName(this LoadStatus status) => status switch
    {
        LoadStatus.Success => "SUCCESS",
        LoadStatus.PartialSuccess => "PARTIAL_SUCCESS",
        LoadStatus.Error => "ERROR",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a load status."),
    };
}
