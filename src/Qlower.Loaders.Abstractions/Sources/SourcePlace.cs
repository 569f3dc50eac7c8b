namespace Qlower.Loaders;

/// <summary>
/// A location that a file source uses, normalised so that one location always has one spelling. Immutable.
/// </summary>
public sealed class SourcePlace
{
    /// <summary>Creates a place.</summary>
    /// <param name="location">
    /// An absolute location with its scheme that ends in a slash, such as <c>file:///data/inbox/</c> or <c>s3://endpoint/bucket/prefix/</c>.
    /// Locations are compared character by character.
    /// </param>
    /// <param name="includesNested">Whether every location below this one belongs to the source too.</param>
    /// <exception cref="ArgumentException">The location has no scheme, or does not end in a slash.</exception>
    public SourcePlace(string location, bool includesNested = false)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (!location.EndsWith('/') || location.IndexOf("://", StringComparison.Ordinal) < 1)
        {
            throw new ArgumentException("A location starts with a scheme and ends in a slash.", nameof(location));
        }

        (Location, IncludesNested) = (location, includesNested);
    }

    /// <summary>The location, ending in a slash.</summary>
    public string Location { get; }

    /// <summary>Whether every location below <see cref="Location"/> belongs to the source too.</summary>
    public bool IncludesNested { get; }

    /// <summary>Returns <see cref="Location"/>.</summary>
    public override string ToString() => Location;
}
