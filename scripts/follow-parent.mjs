// Loaded into the web server before Next: when the starting process is gone, even by kill -9, its
// end of the channel closes, and the server must not go on holding the port.
process.on('disconnect', () => process.exit());
