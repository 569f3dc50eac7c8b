namespace Qlower.Shared;

/// <summary>
/// Finds options that say where something is and that two calls with one name set to different values: each call configures on top of the earlier ones,
/// and the place of the first call would be lost without a message. Not thread-safe.
/// </summary>
internal sealed class SinglePlace
{
    private readonly List<string> _conflicts = [];

    /// <summary>The conflicts, each with the name of the option and both values.</summary>
    public IReadOnlyList<string> Conflicts => _conflicts;

    /// <summary>Runs one configuration action, and compares the places before and after it.</summary>
    /// <param name="options">The options.</param>
    /// <param name="configure">Configures the options.</param>
    /// <param name="places">The options that name a place. A value that is the default of a new instance is not set.</param>
    public void Apply<TOptions>(TOptions options, Action<TOptions> configure, params ReadOnlySpan<(string Name, Func<TOptions, string?> Read)> places)
        where TOptions : class, new()
    {
        var unset = new TOptions();
        var before = new string?[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            before[i] = places[i].Read(options);
        }

        configure(options);
        for (var i = 0; i < places.Length; i++)
        {
            var after = places[i].Read(options);
            if (before[i] != after && before[i] != places[i].Read(unset))
            {
                _conflicts.Add($"{places[i].Name}: two calls with this name set it, to '{before[i]}' and to '{after}'; each place needs a name of its own.");
            }
        }
    }
}
