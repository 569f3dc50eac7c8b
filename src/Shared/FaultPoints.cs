namespace Qlower.Shared;

/// <summary>
/// The steps between two durable writes of one call, by name, for tests that end the process there. Nothing sets the handler outside such tests.
/// </summary>
internal static class FaultPoints
{
    /// <summary>Receives the name of each step that is reached; <see langword="null"/> in every other process.</summary>
    public static Action<string>? Handler { get; set; }

    /// <summary>Marks a step. Costs one comparison without a handler.</summary>
    public static void Reach(string name) => Handler?.Invoke(name);
}
