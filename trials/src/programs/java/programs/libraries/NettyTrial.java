package programs.libraries;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import programs.Deadline;
import programs.Team;

/** An echo server, and clients of several threads that send and compare. */
public final class NettyTrial {

  private static final int LENGTH = 10;

  private NettyTrial() {}

  private static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      context.write(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }
  }

  /** Puts what comes back together, and hands it to the thread that sent it. */
  private static final class Answers extends SimpleChannelInboundHandler<ByteBuf> {
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private String begun = "";

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
      begun += message.toString(StandardCharsets.US_ASCII);
      while (begun.length() >= LENGTH) {
        answers.add(begun.substring(0, LENGTH));
        begun = begun.substring(LENGTH);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    EventLoopGroup servers = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    EventLoopGroup clients = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    try {
      Channel server =
          new ServerBootstrap()
              .group(servers)
              .channel(NioServerSocketChannel.class)
              .childHandler(
                  new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                      channel.pipeline().addLast(new IdleStateHandler(5, 5, 5), new Echo());
                    }
                  })
              .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .sync()
              .channel();
      Deadline deadline = Deadline.of(args);
      do {
        Team.run(3, () -> talk(clients, (InetSocketAddress) server.localAddress()));
      } while (!deadline.isOver());
      server.close().sync();
    } finally {
      clients.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
      servers.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    }
    System.out.println("passed");
  }

  private static Void talk(EventLoopGroup group, InetSocketAddress server) throws Exception {
    Answers answers = new Answers();
    Channel channel =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .handler(answers)
            .connect(server)
            .sync()
            .channel();
    for (int i = 0; i < 200; i++) {
      String sent = String.format("%0" + LENGTH + "d", i);
      ByteBuf buffer =
          i % 2 == 0
              ? Unpooled.copiedBuffer(sent, StandardCharsets.US_ASCII)
              : channel.alloc().directBuffer().writeBytes(sent.getBytes(StandardCharsets.US_ASCII));
      channel.writeAndFlush(buffer);
      String answer = answers.answers.poll(30, TimeUnit.SECONDS);
      if (!sent.equals(answer)) {
        throw new AssertionError(sent + ", answered by " + answer);
      }
    }
    channel.close().sync();
    return null;
  }
}
