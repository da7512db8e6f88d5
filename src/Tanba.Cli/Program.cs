using Tanba.Cli;

return await TanbaCommand.RunAsync(args);
