using System.Globalization;
using System.Text.RegularExpressions;

namespace Qlower.Loaders.Configuration;

/// <summary>Checks the options of one partner. Values that may be secrets are never repeated.</summary>
internal static partial class PartnerOptionsCheck
{
    private const string HashPrefix = "sha256:";

    public static void Run(string id, PartnerOptions? options, List<string> errors)
    {
        var path = $"Partners:{id}";
        if (!PartnerId().IsMatch(id))
        {
            errors.Add($"{path}: '{id}' is no partner id: 1 to 63 small letters, digits and hyphens, not starting with a hyphen.");
        }

        if (options is null)
        {
            errors.Add($"{path}: has no options.");
            return;
        }

        CheckKeys(path, options, errors);
        CheckPattern(path, options.FileNamePattern, errors);
        if (options.DisplayName is null)
        {
            errors.Add($"{path}:DisplayName: is null; leave it empty to use the id.");
        }

        CheckName($"{path}:Language", options.Language, errors);
        CheckName($"{path}:Policy", options.Policy, errors);

        if (options.Weight is < 1 or > PartnerShare.LargestWeight)
        {
            errors.Add($"{path}:Weight: {Number(options.Weight)} is not between 1 and {Number(PartnerShare.LargestWeight)}.");
        }

        if (options.MaxConcurrentLoads is < 1)
        {
            errors.Add($"{path}:MaxConcurrentLoads: {Number(options.MaxConcurrentLoads.Value)} is less than 1.");
        }

        if (options.MaxFileBytes is < 1)
        {
            errors.Add($"{path}:MaxFileBytes: {Number(options.MaxFileBytes.Value)} is less than 1.");
        }
    }

    /// <summary>The regular expression for whole names, in linear time.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    /// <exception cref="NotSupportedException">It cannot run in linear time.</exception>
    public static Regex Compile(string pattern) =>
        new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The 32 bytes of a well-formed key hash.</summary>
    public static byte[] ParseHash(string hash) => Convert.FromHexString(hash.AsSpan(HashPrefix.Length));

    private static void CheckKeys(string path, PartnerOptions options, List<string> errors)
    {
        if (options.KeyHashes.Count == 0)
        {
            errors.Add($"{path}:KeyHashes: is empty; a partner needs at least one key.");
        }

        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < options.KeyHashes.Count; index++)
        {
            var hash = options.KeyHashes[index];
            if (hash is null || !KeyHash().IsMatch(hash))
            {
                // Somebody may have put the key itself here.
                errors.Add($"{path}:KeyHashes:{index}: the value (not shown) is not '{HashPrefix}' and 64 hexadecimal digits, "
                    + "the SHA-256 of the key.");
            }
            else if (!seen.TryAdd(hash, index))
            {
                errors.Add($"{path}:KeyHashes:{index}: the value (not shown) is the same as at {seen[hash]}.");
            }
        }
    }

    private static void CheckName<TEnum>(string path, TEnum value, List<string> errors)
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            errors.Add($"{path}: {value:D} is not one of {string.Join(", ", Enum.GetNames<TEnum>())}.");
        }
    }

    private static void CheckPattern(string path, string? pattern, List<string> errors)
    {
        if (pattern is null)
        {
            return;
        }

        try
        {
            // On its own first: a stray parenthesis must not close the group around it.
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            _ = Compile(pattern);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            errors.Add($"{path}:FileNamePattern: '{pattern}' cannot be used: {exception.Message}");
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PartnerId();

    [GeneratedRegex(@"\Asha256:[0-9A-Fa-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyHash();
}
