namespace Qlower.Shared.Supervision;

/// <summary>The last failure of a loop.</summary>
/// <param name="Error">The type of the exception.</param>
/// <param name="RestartedAt">When the loop was restarted; <see langword="null"/> while it is not running.</param>
internal sealed record LoopFailure(string Error, DateTimeOffset? RestartedAt);
