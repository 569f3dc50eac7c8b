using Microsoft.Extensions.Options;
using Npgsql;

namespace Qlower.Loaders.PostgreSql;

/// <summary>Reports every error of the options at once. Errors of a database that ledger and records share have one text. Thread-safe.</summary>
internal sealed class PostgreSqlStoreOptionsValidator : IValidateOptions<PostgreSqlStoreOptions>
{
    private const string Prefix = "UsePostgreSql";

    public ValidateOptionsResult Validate(string? name, PostgreSqlStoreOptions options)
    {
        var errors = new List<string>();
        if (options.FindDataSource() is null && ConnectionError(options.ConnectionString) is { } error)
        {
            errors.Add($"{Prefix}: {nameof(options.ConnectionString)}: {error}");
        }

        if (options.MaxConnections is < 1 or > 1_000)
        {
            errors.Add($"{Prefix}: {nameof(options.MaxConnections)}: {options.MaxConnections} is not between 1 and 1000.");
        }

        if (options.CommandTimeout < TimeSpan.FromSeconds(1) || options.CommandTimeout > TimeSpan.FromDays(1))
        {
            errors.Add($"{Prefix}: {nameof(options.CommandTimeout)}: {options.CommandTimeout} is not between 00:00:01 and 1.00:00:00.");
        }

        if (name == PostgreSqlStoreOptions.RecordsName && string.IsNullOrWhiteSpace(options.IntegratorName))
        {
            errors.Add($"{Prefix}: {nameof(options.IntegratorName)}: is empty; name the integrator.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    /// <summary>The string may hold a password: no part of it is in the message.</summary>
    private static string? ConnectionError(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "is empty; write a connection string such as 'Host=db;Database=loaders;Username=loader'.";
        }

        try
        {
            return string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(text).Host) ? "names no Host." : null;
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException or KeyNotFoundException)
        {
            return "is not a connection string of Npgsql: check the names of its parts, and quote values that contain ';' or '='.";
        }
    }
}
