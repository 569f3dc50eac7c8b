namespace Qlower.Loaders.Integration;

/// <summary>Why and for how long an integrator must not be called.</summary>
/// <param name="Reason">The last failure, without secrets and personal data.</param>
/// <param name="Duration">The time until the next call may begin; greater than zero.</param>
internal sealed record BreakerWait(string Reason, TimeSpan Duration);
