using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

// Wine starts programs of Linux, but gives them no pipes and no end to wait for: everything goes through files.
// BRIDGE_C is where Linux has drive C:; every other drive is its root.
string drive = Environment.GetEnvironmentVariable("BRIDGE_C")!;
string requests = Directory.CreateDirectory(@"C:\bridge\requests").FullName;
string request = Directory.CreateDirectory(Path.Combine(requests, string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:HHmmss.fffffff}-{Environment.ProcessId}"))).FullName;

string program = Path.GetFileNameWithoutExtension(Environment.ProcessPath!);
Write("arguments", string.Concat(((string[])[program, .. args]).Select(a => Translated(a) + '\0')));
Write("folder", Translated(Environment.CurrentDirectory));
Write("environment", string.Join('\n', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal).Select(static n => n + "=" + Environment.GetEnvironmentVariable(n))));
using (Stream input = Console.OpenStandardInput(), copy = File.Create(At("input")))
{
    input.CopyTo(copy);
}

using (Process.Start(new ProcessStartInfo(@"C:\bridge\bridge.sh", Translated(request))))
{
    while (!File.Exists(At("code")))
    {
        Thread.Sleep(2);
    }
}

Hand(At("output"), Console.OpenStandardOutput());
Hand(At("error"), Console.OpenStandardError());
return int.Parse(File.ReadAllText(At("code")), CultureInfo.InvariantCulture);

string At(string name) => Path.Combine(request, name);

void Write(string name, string text) => File.WriteAllText(At(name), text);

// C:\a\b is a path of Linux wherever it stands in an argument; what follows it up to the end is taken for its path.
string Translated(string argument) =>
    Regex.Replace(argument, @"(?<![A-Za-z])([A-Za-z]):[\\/](.*)", m => (m.Groups[1].Value is "C" or "c" ? drive : string.Empty) + "/" + m.Groups[2].Value.Replace('\\', '/'), RegexOptions.Singleline);

// What Linux calls its folder of drive C: is C: again, with the slashes that git writes on Windows.
void Hand(string file, Stream target)
{
    byte[] bytes = File.ReadAllBytes(file);
    string text = Encoding.Latin1.GetString(bytes).Replace(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(drive)) + "/", "C:/", StringComparison.Ordinal);
    target.Write(Encoding.Latin1.GetBytes(text));
    target.Flush();
}
