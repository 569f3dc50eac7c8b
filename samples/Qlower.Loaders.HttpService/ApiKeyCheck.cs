using System.Security.Cryptography;
using System.Text;

namespace Qlower.Loaders.HttpService;

/// <summary>Refuses requests without the API key, where one is configured.</summary>
internal sealed class ApiKeyCheck(RequestDelegate next, IConfiguration configuration)
{
    private readonly byte[]? _hash = configuration["ApiKey"] is { Length: > 0 } key ? Hash(key) : null;

    public Task InvokeAsync(HttpContext context)
    {
        if (_hash is null || CryptographicOperations.FixedTimeEquals(_hash, Hash(context.Request.Headers["X-Api-Key"].ToString())))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
